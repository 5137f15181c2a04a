import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import type { TubeStory } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'

/** Who is in the tube, masked, in the order of their swabs. */
export function Members({ tube }: { tube: TubeStory }) {
  const { t } = useLingui()
  const format = useFormats()
  return (
    <Panel
      title={t`Members`}
      aside={
        <span className="faint">
          <Trans>
            {format.number(tube.members.length)} of {format.number(tube.poolSize)}
          </Trans>
        </span>
      }
    >
      {tube.members.length === 0 ? <EmptyState title={t`The tube is empty`} /> : null}
      <ol className="members">
        {tube.members.map((member, at) => (
          <li key={member.person}>
            <span className="faint">{at + 1}</span>
            <Link to={`/persons/${member.person}`} lang="zh-CN">
              {member.nameMasked}
            </Link>
            {member.counts ? (
              <span />
            ) : (
              <StatusTag tone="idle">
                <Trans>sampled before, does not count</Trans>
              </StatusTag>
            )}
            <time dateTime={member.at}>{format.timeWithSeconds(member.at)}</time>
          </li>
        ))}
      </ol>
      <p className="faint">
        <Trans>Names are masked. A person's own page asks for a purpose first.</Trans>
      </p>
    </Panel>
  )
}
