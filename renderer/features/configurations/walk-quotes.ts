/** Moves the keyboard to the next or the former quote of a list; false where there is none, or the key is another. */
export function walkQuotes(key: string, from: HTMLElement): boolean {
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  const all = [
    ...(from.closest('[data-quotes]')?.querySelectorAll<HTMLElement>('[data-quote]') ?? []),
  ]
  const next = all[all.indexOf(from) + step]
  if (step === 0 || next === undefined) return false
  next.querySelector('button')?.focus()
  next.scrollIntoView({ block: 'nearest' })
  return true
}
