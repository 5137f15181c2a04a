import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** Why something in a sealed file was not taken, and what to do; the code stands beside it. */
export const refusalWords: Readonly<Record<string, MessageDescriptor>> = {
  'bad-code': msg`A tube code was misread. Look at the tube and enter the list on a paper sheet.`,
  'tube-not-issued': msg`This tube was not printed for this round. Put it aside and ask its site.`,
  'tube-already-boxed': msg`The tube lies in a box already, so it is neither void nor moved. Nothing to do if the box is right.`,
  'tube-empty': msg`A seal without people. Enter the list of the tube on a paper sheet.`,
  'tube-full': msg`More people than the tube holds. Look at the list and enter it on a paper sheet.`,
  'count-mismatch': msg`The swabs counted and the people listed are not the same number. Count again and enter it on a paper sheet.`,
  'person-twice-in-tube': msg`One person stands twice in the tube. Enter its list on a paper sheet.`,
  'person-unknown': msg`Nobody has this person number. Register the person, then open the file again.`,
  'moved-to-itself': msg`The tube was moved to its own code. Nothing to do.`,
  'id-reused': msg`Another event was sent under the same number: this file was changed, or two phones share one. Ask the technician.`,
  'input.malformed': msg`The phone wrote something that cannot be read. Update its app and save the file again.`,
  'path-unknown': msg`This kind of act cannot be brought in by file. Do it again at the desk.`,
  'person.walk-in-not-of-device': msg`The number of this walk-in is not one of this phone. Register the person again.`,
  'access.area-is-not-yours': msg`It belongs to another area than yours or that of whoever did it. Give the file to that area's registrar.`,
  'access.role-may-not': msg`Whoever did it may not do it in this role. Ask the registrar of the district.`,
  'round.closed': msg`The round is closed.`,
  'city.reference-unknown': msg`It names a building or site that the city does not know. Look at the mark and enter it again.`,
  'command.id-reused': msg`Another act was sent under the same number: this file was changed, or two phones share one. Ask the technician.`,
}

const other = msg`Not taken. Show this line with its code to the registrar of the district.`

/** The words for a reason; one of later has words of its own kind only. */
export const refusalWord = (because: string): MessageDescriptor => refusalWords[because] ?? other
