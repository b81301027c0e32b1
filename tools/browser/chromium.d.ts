export function findChromium(): string | undefined;
export const flags: string[];
