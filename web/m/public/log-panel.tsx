import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { List, ListRow } from '../../kit/list.tsx'
import { Panel } from '../../kit/panel.tsx'
import { Tag } from '../../kit/tag.tsx'
import type { PublicLog } from './wire.ts'

// The log asks its witnesses again every ten minutes, so that one that is silent is seen here within half an hour.
const silentMs = 30 * 60_000

function WitnessRow({
  witness: { name, signedAt },
  now,
}: {
  witness: PublicLog['witnesses'][number]
  now: number
}) {
  const format = useFormats()
  const isHere = signedAt !== null && now - Date.parse(signedAt) < silentMs
  return (
    <ListRow
      title={name}
      note={
        signedAt === null ? (
          <Trans>has not signed yet</Trans>
        ) : (
          <Trans>last signed {format.dayAndTime(signedAt)}</Trans>
        )
      }
      aside={
        <Tag tone={isHere ? 'ok' : 'late'}>
          {isHere ? <Trans>watching</Trans> : <Trans>silent</Trans>}
        </Tag>
      }
    />
  )
}

/** How large the log is and who outside the city watches it; a city that nobody watches says so first. */
export function LogPanel({ log }: { log: PublicLog }) {
  const { t } = useLingui()
  const format = useFormats()
  const { size, signedAt, witnessed, witnesses, quorum } = log
  return (
    <Panel title={t`The public log`}>
      {quorum === 0 ? (
        <p className="m-public-warning" role="note">
          {witnesses.length === 0 ? (
            <Trans>
              No outside witness: so far nobody but the city has signed this log. Whatever stands
              here rests on the city's own word.
            </Trans>
          ) : (
            <Trans>
              Practice: the witnesses below sign, but nothing depends on them yet. So far this log
              rests on the city's own word.
            </Trans>
          )}
        </p>
      ) : null}
      <dl className="m-public-facts">
        <div>
          <dt>
            <Trans>Entries</Trans>
          </dt>
          <dd>{format.number(size)}</dd>
        </div>
        <div>
          <dt>
            <Trans>Signed by the city</Trans>
          </dt>
          <dd>{signedAt === null ? '–' : format.dayAndTime(signedAt)}</dd>
        </div>
        {quorum === 0 ? null : (
          <div>
            <dt>
              <Trans>Seen by the witnesses</Trans>
            </dt>
            <dd>
              {witnessed === null ? (
                <Trans>not yet</Trans>
              ) : (
                <Trans>
                  {format.number(witnessed.size)} entries, {format.dayAndTime(witnessed.at)}
                </Trans>
              )}
            </dd>
          </div>
        )}
      </dl>
      <p className="m-soft">
        <Trans>
          An entry is an order, something done about one (served, lifted, appealed), a change of the
          rules, the figures of a day, or a seal on the city's own records. It is scrambled, so
          nobody can read from it whom it is about.
        </Trans>
      </p>
      {witnesses.length === 0 ? null : (
        <>
          {quorum === 0 ? null : (
            <p>
              <Trans>
                Outside witnesses. At least {quorum} of them must have signed, or a new order stops
                counting after ten minutes.
              </Trans>
            </p>
          )}
          <List label={t`Outside witnesses`}>
            {witnesses.map((witness) => (
              <WitnessRow key={witness.key} witness={witness} now={Date.parse(log.now)} />
            ))}
          </List>
        </>
      )}
    </Panel>
  )
}
