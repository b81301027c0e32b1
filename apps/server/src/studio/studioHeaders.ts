/** The script that starts plugins of others, in a frame without rights: `openFrame` of runtime-web holds its hash. */
const sandbox = "'sha256-CkxEswsytxDKnzaPNM11zj9eIQUG6W5tpoDxcpRUD1Y='";

/**
 * On the files of the studio. The page is isolated from those of other origins, which gives WASM its threads. Scripts
 * come from here alone, and from what the page makes itself: Workers, compiled WASM, and the frame of plugins. It may speak with other
 * servers, and fetch models from anywhere. Pages of the origins in `embedders` may show it in a frame; nobody else may.
 */
export function studioHeaders(embedders: readonly string[] = []): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'wasm-unsafe-eval' blob: ${sandbox}`,
    "worker-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self' data:",
    "connect-src 'self' blob: data: http: https: ws: wss:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${embedders.length === 0 ? "'none'" : embedders.join(' ')}`,
  ];
  return {
    'content-security-policy': policy.join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  };
}
