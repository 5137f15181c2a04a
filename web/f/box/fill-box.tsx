import { isoOf } from '@bihuan/core/time/instant.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../kit/button.tsx'
import { CheckField } from '../../kit/check-field.tsx'
import { toast } from '../../kit/toast-list.ts'
import { fieldEngine } from '../engine/field-engine.ts'
import type { FieldBook } from '../engine/types.ts'
import { tell } from '../sound/tell.ts'
import { noteBox } from './diary.ts'
import { ScanLine } from './scan-line.tsx'
import { useFilling } from './use-filling.ts'
import { refusalOf } from './why.ts'

/** Tubes of this phone that stand ready, and those of others that were scanned in; a tick is in the box. */
function Ticks({ table }: { table: ReturnType<typeof useFilling> }) {
  const { t } = useLingui()
  const { filling, ready, tick } = table
  const all = [...new Set([...filling.tubes, ...ready])].sort()
  if (all.length === 0)
    return (
      <p className="fh-note">
        <Trans>
          No sealed tube of this phone waits. Tubes of other phones of the site can be scanned in.
        </Trans>
      </p>
    )
  return (
    <fieldset className="fh-ticks" aria-label={t`Tubes in the box`}>
      {all.map((tube) => (
        <CheckField
          key={tube}
          label={<span className="fh-tube">{tube}</span>}
          checked={filling.tubes.includes(tube)}
          onChange={(isIn) => tick(tube, isIn)}
        />
      ))}
    </fieldset>
  )
}

/** The box on the table: its label, then its tubes by gun or by tick, then the seal. */
export function FillBox({ book, onSealed }: { book: FieldBook; onSealed(box: string): void }) {
  const { t } = useLingui()
  const table = useFilling()
  const { filling, ready } = table
  const { box, tubes } = filling
  const left = ready.filter((tube) => !tubes.includes(tube)).length
  const seal = async () => {
    if (box === null) return
    const engine = fieldEngine()
    const at = isoOf(engine.now())
    const body = { round: book.round, site: book.site, box, tubes, at }
    const outcome = await engine.command(
      '/boxes',
      body,
      t`Box ${box} sealed, ${tubes.length} tubes`,
    )
    const refusal = refusalOf(outcome)
    if (refusal) {
      tell('wrong', t(refusal))
      toast({ tone: 'late', text: t(refusal) })
      return
    }
    noteBox({ round: book.round, box, tubes, sealedAt: at, offer: null })
    table.empty()
    tell('ok', t`Box sealed, ${tubes.length}`)
    onSealed(box)
  }
  return (
    <>
      <ScanLine
        label={t`Code of a box or a tube`}
        ready={box === null ? t`Scan the label of a box` : t`Box ${box}: scan the tubes`}
        onScan={table.scan}
      />
      {box === null ? (
        <p className="fh-note">
          <Plural
            value={ready.length}
            _0="No sealed tube of this phone waits for a box."
            one="# sealed tube of this phone waits for a box."
            other="# sealed tubes of this phone wait for a box."
          />
        </p>
      ) : (
        <>
          <h2>
            <Trans>
              Box <span className="fh-label">{box}</span>
            </Trans>
          </h2>
          <Ticks table={table} />
          <div className="fh-row">
            <Button size="big" onClick={table.takeAll} disabled={left === 0}>
              <Trans>Take all ({left})</Trans>
            </Button>
            <Button
              size="big"
              tone="main"
              onClick={() => void seal()}
              disabled={tubes.length === 0}
            >
              <Plural value={tubes.length} one="Seal with # tube" other="Seal with # tubes" />
            </Button>
          </div>
          <Button onClick={table.empty}>
            <Trans>Another box</Trans>
          </Button>
        </>
      )}
    </>
  )
}
