/** @file ONNX networks, workflows and models in the browser. */
export {};
