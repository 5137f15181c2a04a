import { type ComponentType, useEffect, useState } from 'react'
import { unreachable } from '../api/problem.ts'
import { ErrorState, Skeleton } from '../kit/states.tsx'

/**
 * A part of the page that is fetched when it is needed, or before by `fetchIt`. Where the network is gone by then it says so
 * and can be tried again: React's own lazy parts would take the whole page down.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>, rows = 6) {
  let loaded: ComponentType<Props> | null = null
  const fetchIt = async () => {
    loaded ??= await load()
    return loaded
  }
  function Later(props: Props) {
    const [Part, setPart] = useState(() => loaded)
    const [isCut, setCut] = useState(false)
    useEffect(() => {
      let isHere = true
      fetchIt().then(
        (part) => isHere && setPart(() => part),
        () => isHere && setCut(true),
      )
      return () => {
        isHere = false
      }
    }, [])
    if (Part) return <Part {...props} />
    return (
      <div className="k-page">
        {isCut ? (
          // A module that failed once may stay failed as long as the page lives.
          <ErrorState cause={unreachable()} onRetry={() => location.reload()} />
        ) : (
          <Skeleton rows={rows} />
        )}
      </div>
    )
  }
  return { Later, fetchIt }
}
