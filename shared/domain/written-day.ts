const MONTHS =
  'January February March April May June July August September October November December'.split(' ')

/**
 * The day of an ISO date or instant in words, `22 November 2026`. Not by locale or time zone: the same study must give the same
 * document everywhere. What is no date stays as it is.
 */
export function writtenDay(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso) ?? []
  const name = MONTHS[Number(month) - 1]
  return name === undefined ? iso : `${Number(day)} ${name} ${year}`
}
