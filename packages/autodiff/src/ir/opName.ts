import type { Node } from './graph.ts';

/** An operator by its name, with its domain where that is not ONNX's own: `Conv`, `com.microsoft:FastGelu`. */
export function opName({ op, domain }: Pick<Node, 'op' | 'domain'>): string {
  return domain === '' ? op : `${domain}:${op}`;
}
