// The story's page: an entry and its words light up together, keys go through the entries, a permalink lights up any
// passage. Places are code points, counted by the server: every stretch of words bears them (data-c="start-end").
"use strict";

(() => {
  const story = document.querySelector(".story");
  const text = story.querySelector(".text");
  const panel = story.querySelector(".margin");
  const cards = [...panel.querySelectorAll(".card")];

  const byEntry = new Map();
  for (const one of story.querySelectorAll("[data-e]")) {
    if (!byEntry.has(one.dataset.e)) byEntry.set(one.dataset.e, []);
    byEntry.get(one.dataset.e).push(one);
  }

  // -- an entry and its words

  let lit = [];
  function light(entry) {
    lit.forEach((one) => one.classList.remove("lit"));
    lit = byEntry.get(entry) || [];
    lit.forEach((one) => one.classList.add("lit"));
  }

  function showInPanel(card) {
    if (!card || panel.scrollHeight <= panel.clientHeight + 1) return;
    const here = card.getBoundingClientRect();
    const frame = panel.getBoundingClientRect();
    if (here.top < frame.top + 40 || here.bottom > frame.bottom) {
      panel.scrollTop += here.top - frame.top - frame.height / 4;
    }
  }

  const cardOf = (entry) => document.getElementById(`e-${entry}`);

  function follow(event) {
    const one = event.target.closest("[data-e]");
    light(one ? one.dataset.e : null);
    if (one && text.contains(one)) showInPanel(cardOf(one.dataset.e));
  }
  for (const side of [text, panel]) {
    side.addEventListener("mouseover", follow);
    side.addEventListener("focusin", follow);
    side.addEventListener("mouseleave", () => light(null));
  }

  let from = null;
  panel.addEventListener("click", (event) => {
    const link = event.target.closest(".to");
    if (link) from = link;
  });

  // -- a passage, by its code points

  function piecesOf(start, end) {
    return [...text.querySelectorAll("[data-c]")].filter((one) => {
      const [begins, ends] = one.dataset.c.split("-").map(Number);
      return begins < end && ends > start;
    });
  }

  // Where the stretch's words stand after so many code points.
  function setStart(range, piece, count) {
    const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
    let left = count;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const points = Array.from(node.data); // by code points, as the server counts
      if (left < points.length) {
        if (left === 0 && node.parentNode !== piece) range.setStartBefore(node.parentNode);
        else range.setStart(node, points.slice(0, left).join("").length);
        return;
      }
      left -= points.length;
    }
  }

  // Cut a stretch in two, so that a passage that begins or ends in it can be lit up alone.
  function cut(piece, at) {
    const [begins, ends] = piece.dataset.c.split("-").map(Number);
    if (at <= begins || at >= ends) return;
    const range = document.createRange();
    range.selectNodeContents(piece);
    setStart(range, piece, at - begins);
    const rest = piece.cloneNode(false);
    rest.append(range.extractContents());
    piece.dataset.c = `${begins}-${at}`;
    rest.dataset.c = `${at}-${ends}`;
    piece.after(rest);
  }

  function citePassage(start, end) {
    text.querySelectorAll(".cited").forEach((one) => one.classList.remove("cited"));
    for (const place of [start, end]) {
      piecesOf(place - 1, place + 1).forEach((piece) => cut(piece, place));
    }
    const pieces = piecesOf(start, end);
    pieces.forEach((one) => one.classList.add("cited"));
    if (!pieces.length) return;
    pieces[0].scrollIntoView({ block: "center" });
    const mark = pieces[0].closest(".m");
    if (mark) showInPanel(cardOf(mark.dataset.e));
    pieces[0].tabIndex = -1;
    pieces[0].focus({ preventScroll: true });
    onrecord.tell(`Passage: ${pieces.map((one) => one.textContent).join("")}`);
  }

  function readAddress() {
    const place = /^#c(\d+)-(\d+)$/.exec(location.hash);
    if (place) citePassage(Number(place[1]), Number(place[2]));
  }
  window.addEventListener("hashchange", readAddress);
  readAddress();

  // The address may stay the same when a link is followed a second time.
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#c"]');
    if (link && link.hash === location.hash) readAddress();
  });

  // -- citations

  function citation(card) {
    const places = card.dataset.places.split(" ");
    const words = places.map((place) => {
      const [start, end] = place.split("-").map(Number);
      return piecesOf(start, end).map((one) => one.textContent).join("").replace(/\s+/g, " ").trim();
    });
    const { title, key, day, agency, at } = story.dataset;
    const whence = [title, agency, day, key].filter(Boolean).join(", ");
    return `“${words.filter(Boolean).join(" … ")}” – ${whence}, characters ${places.join(", ")}: ${location.origin}${at}#c${places[0]}`;
  }

  async function copy(words) {
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      // Without TLS only this machine's own addresses have a clipboard.
      const box = document.createElement("textarea");
      box.value = words;
      box.className = "hidden";
      document.body.append(box);
      box.select();
      document.execCommand("copy");
      box.remove();
    }
  }

  async function copyCard(card) {
    const button = card.querySelector("[data-copy]");
    await copy(citation(card));
    onrecord.tell("Copied as a citation");
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy citation"; }, 1500);
  }

  panel.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copyCard(button.closest(".card"));
  });

  // -- keys

  let at = -1;
  function go(step) {
    if (!cards.length) return;
    const inside = document.activeElement && document.activeElement.closest(".card");
    if (inside) at = cards.indexOf(inside);
    at = at < 0 ? (step > 0 ? 0 : cards.length - 1) : Math.min(cards.length - 1, Math.max(0, at + step));
    const card = cards[at];
    card.querySelector(".to").focus({ preventScroll: panel.scrollHeight > panel.clientHeight + 1 });
    showInPanel(card);
    const words = (byEntry.get(card.dataset.e) || []).find((one) => text.contains(one));
    if (words && getComputedStyle(panel).position === "sticky") words.scrollIntoView({ block: "center" });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || onrecord.isTyping(event.target)) return;
    if (document.getElementById("keys").open) return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "c") {
      const card = document.activeElement.closest(".card");
      if (card) copyCard(card);
    } else if (event.key === "Escape" && from) from.focus();
  });
})();
