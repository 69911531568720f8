import { useEffect, useState } from 'react'

/** A value once it has stayed the same for so long, in milliseconds: for what should not follow every key. */
export function useSettled<T>(value: T, delay: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delay)
    return () => clearTimeout(timer)
  }, [value, delay])
  return settled
}
