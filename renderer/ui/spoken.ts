/** A text as it should be read aloud: for a run of █, which no voice reads sensibly, what it stands for. */
export function spoken(text: string): string {
  return text.replace(/█+/g, '(blacked out)')
}
