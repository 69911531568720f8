/** Says to a screen reader what has just happened; `at` makes a sentence that comes twice be heard twice. */
export function LiveText({ text, at }: { text: string; at: number }) {
  // Two regions in turn: one whose words stay the same says nothing.
  const isOdd = Math.round(at) % 2 === 1
  return (
    <div className="visually-hidden">
      <div role="status" aria-live="polite">
        {isOdd ? '' : text}
      </div>
      <div role="status" aria-live="polite">
        {isOdd ? text : ''}
      </div>
    </div>
  )
}
