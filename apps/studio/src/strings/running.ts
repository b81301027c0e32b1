/** @file What the studio says of where workflows run. */

/** "127.0.0.1:4747" */
function host(address: string): string {
  return address.replace(/^https?:\/\//, '');
}

export const strings = {
  server: (address: string) => `Server ${host(address)}`,
} as const;
