/** Writes into a folder, in place of what is there, the library as one script, its Worker, ONNX Runtime and the priors. */
export function bundle(folder: string): Promise<void>;
