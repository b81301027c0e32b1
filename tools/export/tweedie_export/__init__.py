"""Turns public diffusion models into priors of Tweedie: an ONNX network and its card."""
