/** A number with a few digits that matter: "0.00132", "27.31", "1.2e-7". A minus is the sign of that name. */
export function formatNumber(value: number, digits = 4): string {
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  const small = size !== 0 && (size < 1e-3 || size >= 1e6);
  const text = small ? value.toExponential(Math.max(0, digits - 2)) : fixed(value, size, digits);
  return text.replace('e-', 'e−').replace(/^-/, '−');
}

function fixed(value: number, size: number, digits: number): string {
  const whole = size === 0 ? 0 : Math.floor(Math.log10(size));
  const decimals = Math.max(0, digits - 1 - whole);
  return String(Number(value.toFixed(decimals)));
}
