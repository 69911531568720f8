import { useState } from 'react'
import { LiveText } from './LiveText.tsx'

/** Says what has just happened to those who cannot see it: what to say it with, and the region to be shown somewhere. */
export function useLive() {
  const [{ text, at }, setSaid] = useState({ text: '', at: 0 })
  return {
    say: (sentence: string) => setSaid(before => ({ text: sentence, at: before.at + 1 })),
    live: <LiveText text={text} at={at} />,
  }
}
