"""The world as an editor knows it: countries, peoples, capitals, currencies. Data, and look-ups into it."""
