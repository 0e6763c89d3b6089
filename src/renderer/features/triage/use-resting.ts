import { useEffect, useState } from 'react';

/** How long something must stay before it is asked about, in milliseconds: keys come faster than that. */
const rest = 120;

/** A value once it rests; until then the one before. */
export function useResting<Value>(value: Value): Value {
  const [resting, setResting] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setResting(value), rest);
    return () => clearTimeout(timer);
  }, [value]);
  return resting;
}
