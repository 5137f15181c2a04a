import { Trans } from '@lingui/react/macro'
import { Button } from '../../kit/button.tsx'

/** The swabs are counted in the tube, not read off the screen; one tap says how many and seals (reliability.md H15). */
export function SealPane(props: { capacity: number; onCount(count: number, at: number): void }) {
  return (
    <section className="f-pane" aria-labelledby="f-seal">
      <h2 id="f-seal">
        <Trans>Count the swabs in the tube. How many?</Trans>
      </h2>
      <div className="f-numbers">
        {Array.from({ length: props.capacity }, (_, place) => place + 1).map((count) => (
          <Button key={count} onClick={(event) => props.onCount(count, event.timeStamp)}>
            {count}
          </Button>
        ))}
      </div>
    </section>
  )
}
