import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { read } from '../../api/client.ts'
import type { BoxList } from '../../api/wire.ts'
import { useFormats } from '../../i18n/format.ts'
import { List, ListRow } from '../../kit/list.tsx'
import { Tag, type Tone } from '../../kit/tag.tsx'
import type { FieldBook } from '../engine/types.ts'
import { boxDiary } from './diary.ts'
import { useAsked, useKept } from './kept.ts'
import { useThere } from './use-there.ts'
import { useUnsent } from './use-unsent.ts'

export type SiteBox = {
  box: string
  tubes: number
  sealedAt: string
  place: 'here' | 'offered' | 'away' | 'received' | 'lost'
  isWaiting: boolean
}

/** Boxes of the site: what this phone has sealed, and, as the server last said, those of the others. */
export function useSiteBoxes({ round, site }: Pick<FieldBook, 'round' | 'site'>): SiteBox[] {
  const isThere = useThere()
  const diary = useKept(boxDiary)
  const unsent = useUnsent()
  const account = `site:${site}`
  const { body } = useAsked<BoxList>(
    `boxes ${account}`,
    (signal) => read(`/boxes?round=${round}&account=${account}&limit=100`, { signal }),
    isThere,
  )
  const told = new Map((body?.boxes ?? []).map((row) => [row.box, row]))
  const own = diary.filter((one) => one.round === round)
  const codes = [...new Set([...own.map(({ box }) => box), ...told.keys()])]
  return codes.flatMap((box) => {
    const mine = own.find((one) => one.box === box)
    const row = told.get(box)
    const sealedAt = mine?.sealedAt ?? row?.sealedAt
    if (sealedAt === undefined) return []
    const isOffered = (row?.offeredTo ?? mine?.offer ?? null) !== null
    // The list tells only boxes that are here or offered from here: one that it no longer tells has gone.
    const isAway = body !== null && row === undefined && mine?.offer != null
    const isWaiting = unsent.some(({ words }) => words.includes(box))
    const place = row?.lostAt
      ? 'lost'
      : row?.receivedAt
        ? 'received'
        : isAway && !isWaiting
          ? 'away'
          : row && row.account !== account
            ? 'away'
            : isOffered
              ? 'offered'
              : 'here'
    return [{ box, tubes: mine?.tubes.length ?? row?.tubes ?? 0, sealedAt, place, isWaiting }]
  })
}

const tones: Record<SiteBox['place'], Tone> = {
  here: 'wait',
  offered: 'info',
  away: 'ok',
  received: 'ok',
  lost: 'late',
}

/** The boxes of the site, each leading to its hand-over. */
export function SiteBoxes({ boxes }: { boxes: readonly SiteBox[] }) {
  const { t } = useLingui()
  const format = useFormats()
  const words: Record<SiteBox['place'], string> = {
    here: t`To hand over`,
    offered: t`Offered`,
    away: t`With the courier`,
    received: t`In the laboratory`,
    lost: t`Lost`,
  }
  if (boxes.length === 0) return null
  return (
    <section className="fh-form">
      <h2>
        <Trans>Boxes of this site</Trans>
      </h2>
      <List>
        {boxes.map(({ box, tubes, sealedAt, place, isWaiting }) => (
          <ListRow
            key={box}
            href={`/f/box?box=${box}`}
            title={box}
            note={
              <>
                <Plural value={tubes} one="# tube" other="# tubes" /> ·{' '}
                <Trans>sealed {format.time(sealedAt)}</Trans>
                {isWaiting ? (
                  <>
                    {' '}
                    · <Trans>waits to be sent</Trans>
                  </>
                ) : null}
              </>
            }
            aside={<Tag tone={tones[place]}>{words[place]}</Tag>}
          />
        ))}
      </List>
    </section>
  )
}
