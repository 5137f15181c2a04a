import { isoOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { type FormEvent, useState } from 'react'
import { navigate } from 'wouter/use-browser-location'
import { Button } from '../../kit/button.tsx'
import { Page } from '../../kit/page.tsx'
import { Notice } from '../../kit/status-card.tsx'
import { Stepper } from '../../kit/stepper.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { fieldEngine } from '../engine/field-engine.ts'
import { useField } from '../engine/use-field.ts'
import { tubeText } from '../sample/tube-text.ts'
import { Head } from '../shell/head.tsx'
import { WayOut } from '../unsent/way-out.tsx'

const boxesMax = 200

/** What was done today, what is still on the phone, and who has it from now on; then the one who leaves is signed out. */
export function Shift() {
  const { t } = useLingui()
  const { book, station, unsent, account } = useField()
  const [to, setTo] = useState('')
  const [boxes, setBoxes] = useState(0)
  const [fault, setFault] = useState('')
  const [isGiven, setGiven] = useState(false)
  const [isOut, setOut] = useState(false)
  useTitle(t`Hand over`)
  const engine = fieldEngine()

  async function give(event: FormEvent) {
    event.preventDefault()
    if (!book) return
    const outcome = await engine.command(
      `/devices/${book.device}/hand-overs`,
      {
        to: to.trim(),
        samples: station.samples,
        tubes: station.tubes,
        boxes,
        unsent: unsent.count,
        openTube: station.open?.tube ?? null,
        at: isoOf(engine.now()),
      },
      t`Shift handed over`,
      { isSignature: true },
    )
    if (outcome.kind !== 'kept') return setFault(t`Not kept. Look at the badge above.`)
    setGiven(true)
    await engine.drain()
  }
  async function leave() {
    await engine.signOut()
    navigate('/f/enter', { replace: true })
  }
  // Work that is neither sent nor outside would wait for a phone that may be lost (ux.md §1.3, rule 4).
  const mayLeave = unsent.count === 0 || isOut
  return (
    <>
      <Head />
      <Page title={t`Hand over the shift`} back={{ href: '/f/more', word: t`Go back` }}>
        <dl className="f-facts">
          <div>
            <dt>
              <Trans>People</Trans>
            </dt>
            <dd>{station.samples}</dd>
          </div>
          <div>
            <dt>
              <Trans>Tubes</Trans>
            </dt>
            <dd>{station.tubes}</dd>
          </div>
          <div>
            <dt>
              <Trans>Unsent</Trans>
            </dt>
            <dd>{unsent.count}</dd>
          </div>
        </dl>
        {station.open ? (
          <Notice tone="wait" title={t`Tube ${tubeText(station.open.tube)} is still open`}>
            <p>
              <Trans>It goes over with {station.open.members.length} people in it.</Trans>
            </p>
          </Notice>
        ) : null}
        {isGiven ? (
          <>
            <Notice tone="ok" title={t`Handed over to ${to}`} />
            {unsent.count > 0 ? <WayOut onOut={() => setOut(true)} /> : null}
            <Button size="big" tone="main" disabled={!mayLeave} onClick={() => void leave()}>
              <Trans>Sign out</Trans>
            </Button>
            {mayLeave ? null : (
              <p className="f-soft">
                <Trans>{unsent.count} are unsent: send them, or take them out sealed, first.</Trans>
              </p>
            )}
          </>
        ) : (
          <form className="f-stack" onSubmit={(event) => void give(event)}>
            <Stepper
              label={t`Boxes handed over`}
              value={boxes}
              min={0}
              max={boxesMax}
              onChange={setBoxes}
            />
            <TextField
              label={t`To whom (sign-in name)`}
              value={to}
              autoCapitalize="none"
              fault={
                account && to.trim() === account.name ? t`That is yourself` : fault || undefined
              }
              onChange={(event) => setTo(event.target.value)}
            />
            <Button size="big" tone="main" type="submit" disabled={to.trim() === '' || !book}>
              <Trans>Hand over and sign</Trans>
            </Button>
          </form>
        )}
      </Page>
    </>
  )
}
