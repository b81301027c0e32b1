let asked = false;

/** Asks the browser, once, to keep what is stored here even where room gets scarce. It may ask the person. */
export function askToPersist(): void {
  if (asked) return;
  asked = true;
  const storage = navigator.storage as StorageManager | undefined; // pages without TLS have none
  storage?.persist().catch(() => undefined);
}
