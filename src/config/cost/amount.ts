/** US dollars a month: the least, and the most; null where use alone decides how much it becomes. */
export interface Amount {
  from: number;
  to: number | null;
}

export const nothing: Amount = { from: 0, to: 0 };

export function plus(a: Amount, b: Amount): Amount {
  return {
    from: cents(a.from + b.from),
    to: a.to === null || b.to === null ? null : cents(a.to + b.to),
  };
}

/** So many of it, or between so many. */
export function times(amount: Amount, least: number, most = least): Amount {
  return {
    from: cents(amount.from * least),
    to: amount.to === null ? null : cents(amount.to * most),
  };
}

/** `$72`, `$72 to $94`, `$72 or more` */
export function shown({ from, to }: Amount): string {
  if (to === null) return `${dollars(from)} or more`;
  return from === to ? dollars(from) : `${dollars(from)} to ${dollars(to)}`;
}

/** `$1,460`, `$4.50` */
export function dollars(usd: number): string {
  const digits = Number.isInteger(usd) ? 0 : 2;
  const text = Math.abs(usd).toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${usd < 0 ? "-" : ""}$${text}`;
}

/** Sums of cents, without what floating point adds to them. */
function cents(usd: number): number {
  return Math.round(usd * 100) / 100;
}
