/** The 97.5 % quantile of the normal distribution. */
const NORMAL = 1.959963984540054

/**
 * The 97.5 % quantile of Student's t, by the expansion of Fisher and Cornish (Abramowitz & Stegun 26.7.5), which is off
 * by less than 0.001 from 6 degrees of freedom on; with fewer an interval over units says little anyway.
 */
export function studentQuantile(freedom: number): number {
  const [z, n] = [NORMAL, freedom]
  return (
    z +
    (z ** 3 + z) / (4 * n) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * n ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * n ** 3) +
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / (92160 * n ** 4)
  )
}
