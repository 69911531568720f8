/** A judgement as far as order needs it. */
interface Judged {
  referenceId: string
  itemId: string
  value: string
}

/**
 * How high a reference stands on a scale, from 0: by what was settled, else by the highest that anybody judged; -1 where nobody
 * did. It orders what is read first, and weighs nothing.
 */
export function heightOn(
  scale: { id: string; choices: readonly string[] },
  referenceId: string,
  { judgements, settled }: { judgements: readonly Judged[]; settled: readonly Judged[] },
): number {
  const isOf = (each: Judged) => each.referenceId === referenceId && each.itemId === scale.id
  const final = settled.find(isOf)
  const values = final === undefined ? judgements.filter(isOf) : [final]
  return Math.max(-1, ...values.map(({ value }) => scale.choices.indexOf(value)))
}
