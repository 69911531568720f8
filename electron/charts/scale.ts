/** A scale from 0 in whole steps of 1, 2, 5, 10, …: about as many as are wanted, where there is as much to show. */
export function scaleTo(highest: number, wanted = 6): { max: number; interval: number } {
  const rough = Math.max(1, highest / wanted)
  const power = 10 ** Math.floor(Math.log10(rough))
  const interval = power * ([1, 2, 5, 10].find(step => step * power >= rough) ?? 10)
  return { max: Math.ceil(highest / interval) * interval, interval }
}
