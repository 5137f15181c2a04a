import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Notice } from '../../kit/status-card.tsx'
import { Tag } from '../../kit/tag.tsx'

/** Whether there is network, and how much is not sent yet; for the head of a page. */
export function SendState({ isThere, unsent }: { isThere: boolean; unsent: number }) {
  const { t } = useLingui()
  return (
    <>
      {isThere ? null : <Tag tone="wait">{t`No network`}</Tag>}
      {unsent > 0 ? (
        <a href="/f/unsent">
          <Tag tone="wait">
            <Plural value={unsent} one="# not sent" other="# not sent" />
          </Tag>
        </a>
      ) : null}
    </>
  )
}

/** Says that something was not taken as it was noted, and where to look at it; nothing where all was. */
export function RefusedNotice({ refused }: { refused: number }) {
  const { t } = useLingui()
  if (refused === 0) return null
  return (
    <Notice
      tone="late"
      title={t`The office did not take something as you noted it`}
      action={
        <a className="k-button" href="/f/unsent">
          <Trans>Look at it</Trans>
        </a>
      }
    />
  )
}
