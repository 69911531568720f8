/** What is told of agreement, in the order in which it is shown. */
export const STATISTICS = [
  'percent',
  'kappa',
  'pi',
  'ac1',
  'brennanPrediger',
  'alpha',
  'unitisingAlpha',
] as const
/** What is told of agreement. */
export type Statistic = (typeof STATISTICS)[number]

/** What judgements are made on. */
export const UNITS = ['character', 'sentence', 'turn'] as const
/** What judgements are made on. */
export type AgreementUnit = (typeof UNITS)[number]

/** What a statistic is called; kappa and pi have other names for two coders than for more. */
export function nameStatistic(statistic: Statistic, coders: number): string {
  switch (statistic) {
    case 'percent':
      return 'Percent agreement'
    case 'kappa':
      return coders === 2 ? 'Cohen’s kappa' : 'Conger’s kappa'
    case 'pi':
      return coders === 2 ? 'Scott’s pi' : 'Fleiss’ kappa'
    case 'ac1':
      return 'Gwet’s AC1'
    case 'brennanPrediger':
      return 'Brennan–Prediger'
    case 'alpha':
      return 'Krippendorff’s alpha'
    case 'unitisingAlpha':
      return 'Unitising alpha'
  }
}
