const NUMBER = new Intl.NumberFormat('en-GB')
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const UNITS = ['B', 'kB', 'MB', 'GB'] as const

/** 12,345 */
export function formatNumber(value: number): string {
  return NUMBER.format(value)
}

/** A number with its noun: "1 source", "12 sources". */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${NUMBER.format(value)} ${value === 1 ? one : many}`
}

/** A share from 0 to 1 as a percentage; a little is never shown as nothing. */
export function formatShare(share: number): string {
  if (share <= 0) return '0 %'
  return share < 0.01 ? '< 1 %' : `${Math.round(share * 100)} %`
}

/** Bytes as a person reads them, in powers of 1000. */
export function formatSize(bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1)
  const value = bytes / 1000 ** power
  return `${power > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} ${UNITS[power]}`
}

/** 3 Mar 2026 */
export function formatDay(instant: string): string {
  return DAY.format(new Date(instant))
}

/** 14:05, in the computer's own time zone. */
export function formatTime(instant: string): string {
  return TIME.format(new Date(instant))
}
