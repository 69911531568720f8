import type { Configuration } from '../../../shared/contract/configurations.ts'

/** What to call a configuration in a line of text. */
export function nameOf(configuration: Configuration): string {
  const { number, handle, title, statement } = configuration
  const name = [handle, title].filter(part => part !== '').join(' ')
  return `CMOC ${number}: ${name || statement || 'No title yet'}`
}
