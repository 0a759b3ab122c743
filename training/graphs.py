"""A small builder of ONNX graphs with onnxruntime's fused operators (domain com.microsoft).

Matrices are int8 with one scale a column, and use 7 of 8 bits: processors without VNNI add products in 16 bits, which
would overflow. Their inputs are quantised as they come (DynamicQuantizeMatMul).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import onnx
from onnx import helper, numpy_helper

if TYPE_CHECKING:
    import torch

OPSET = 17
STEPS = 63  # of 127: see above


class Graph:
    """Nodes in the order in which they are added; names of values are handed around."""

    def __init__(self, *, full: bool) -> None:
        self.full = full
        self._nodes: list[onnx.NodeProto] = []
        self._inputs: list[onnx.ValueInfoProto] = []
        self._outputs: list[onnx.ValueInfoProto] = []
        self._constants: dict[str, onnx.TensorProto] = {}

    def input(self, name: str, kind: type, shape: list[str | int]) -> None:
        """Declare an input."""
        dtype = helper.np_dtype_to_tensor_dtype(np.dtype(kind))
        self._inputs.append(helper.make_tensor_value_info(name, dtype, shape))

    def output(self, name: str, shape: list[str | int]) -> None:
        """Declare a float32 output."""
        self._outputs.append(helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, shape))

    def constant(self, name: str, array: np.ndarray) -> str:
        """A named constant."""
        self._constants[name] = numpy_helper.from_array(np.ascontiguousarray(array), name)
        return name

    def scalar(self, number: int) -> str:
        """An integer without dimensions."""
        return self.constant(f"scalar {number}", np.array(number, dtype=np.int64))

    def nodes(self, op: str, inputs: list[str], outputs: int, *, custom: bool = False, **settings: object) -> list[str]:
        """A node with several outputs."""
        names = [f"v{len(self._nodes)}.{n}" for n in range(outputs)]
        domain = "com.microsoft" if custom else ""
        self._nodes.append(helper.make_node(op, inputs, names, domain=domain, **settings))
        return names

    def node(self, op: str, inputs: list[str], *, out: str = "", custom: bool = False, **settings: object) -> str:
        """A node with one output."""
        name = out or f"v{len(self._nodes)}"
        domain = "com.microsoft" if custom else ""
        self._nodes.append(helper.make_node(op, inputs, [name], domain=domain, **settings))
        return name

    def cast(self, value: str, kind: type) -> str:
        """The same value in another type."""
        return self.node("Cast", [value], to=helper.np_dtype_to_tensor_dtype(np.dtype(kind)))

    def linear(self, name: str, x: str, part: torch.nn.Linear, *, out: str = "") -> str:
        """A matrix and a bias."""
        weight, bias = part.weight.detach().numpy().T, self.constant(f"{name}.bias", part.bias.detach().numpy())
        if self.full:
            return self.node("Add", [self.node("MatMul", [x, self.constant(f"{name}.weight", weight)]), bias], out=out)
        scale = (np.abs(weight).max(0) / STEPS).astype(np.float32)
        whole = np.clip(np.round(weight / scale), -STEPS, STEPS).astype(np.int8)
        given = [self.constant(f"{name}.weight", whole), self.constant(f"{name}.scale", scale)]
        zeros = self.constant(f"{name}.zeros", np.zeros_like(scale, dtype=np.int8))
        return self.node("DynamicQuantizeMatMul", [x, *given, zeros, bias], out=out, custom=True)

    def embedding(self, name: str, ids: str, table: np.ndarray) -> str:
        """Rows of a table; as int8 with one scale a row."""
        if self.full:
            return self.node("Gather", [self.constant(f"{name}.table", table), ids])
        scale = (np.abs(table).max(1, keepdims=True) / 127).astype(np.float32).clip(min=1e-9)
        whole = self.constant(f"{name}.table", np.round(table / scale).astype(np.int8))
        rows = self.cast(self.node("Gather", [whole, ids]), np.float32)
        return self.node("Mul", [rows, self.node("Gather", [self.constant(f"{name}.scale", scale), ids])])

    def norm(self, name: str, x: str, part: torch.nn.LayerNorm) -> str:
        """Normalise each row."""
        weight, bias = (self.constant(f"{name}.{n}", t.detach().numpy()) for n, t in part.named_parameters())
        return self.node("LayerNormalization", [x, weight, bias], axis=-1, epsilon=part.eps)

    def model(self) -> onnx.ModelProto:
        """The whole graph."""
        graph = helper.make_graph(
            self._nodes, "reader", self._inputs, self._outputs, initializer=list(self._constants.values())
        )
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=9)
