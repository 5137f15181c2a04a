import { Trans } from '@lingui/react/macro'
import { Button } from 'antd'

/** The next page of a list that is read page by page; nothing where there is none. */
export function MoreButton({
  answer,
}: {
  answer: { hasNextPage: boolean; isFetching: boolean; fetchNextPage(): Promise<unknown> }
}) {
  if (!answer.hasNextPage) return null
  return (
    <Button onClick={() => void answer.fetchNextPage()} loading={answer.isFetching}>
      <Trans>More</Trans>
    </Button>
  )
}
