import { Plural, Trans } from '@lingui/react/macro'
import { keptSum } from '../storage/kept.ts'
import { isLasting } from '../storage/lasting.ts'

/** What this page keeps on the phone, in plain words. */
export function Kept() {
  const { answers } = keptSum()
  return (
    <section>
      <h2>
        <Trans>What this page keeps on this phone</Trans>
      </h2>
      <p className="m-soft">
        {isLasting ? (
          <>
            <Trans>
              The last code and the last results, so that you can show them without network, and
              your settings.
            </Trans>{' '}
            <Plural value={answers} one="# answer is kept now." other="# answers are kept now." />{' '}
            <Trans>Signing out deletes them.</Trans>
          </>
        ) : (
          <Trans>
            Nothing: this browser does not let pages keep anything. Without network the code is not
            here; print a card.
          </Trans>
        )}
      </p>
    </section>
  )
}
