/** A ring that is closed as far as something is done, as the address of a picture. */
export function progressIcon(percent: number): string {
  const circle = 'cx="16" cy="16" r="11" fill="none" stroke-width="8" pathLength="100"';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle ${circle} stroke="#8884"/><circle ${circle} stroke="#3467d6" stroke-dasharray="${percent} 100" transform="rotate(-90 16 16)"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
