import { Trans } from '@lingui/react/macro'

/** Minutes as hours and minutes; a dash where they are not known. */
export function Span({ minutes }: { minutes: number | null }) {
  if (minutes === null) return <>–</>
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return <Trans>{rest} min</Trans>
  return (
    <Trans>
      {hours} h {rest} min
    </Trans>
  )
}
