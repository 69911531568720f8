/** What a configuration is called where it stands by itself: its number, and its short name and title where it has them. */
export function nameConfiguration(configuration: {
  number: number
  handle: string
  title: string
}): string {
  const { number, handle, title } = configuration
  return [`CMOC ${number}`, handle, title].filter(part => part !== '').join(': ')
}
