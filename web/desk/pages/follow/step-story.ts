import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** What a step of a tube is for, told to somebody who sees one for the first time. */
export const stepStories: Readonly<Record<string, MessageDescriptor>> = {
  issued: msg`The code was printed before the round and belongs to one site. A code from elsewhere, or one used before, is refused by the sampler's phone without asking anybody.`,
  opened: msg`The sampler scans the tube. From here it has one owner: this device. The phone needs no network for anything that follows.`,
  undone: msg`One scan was taken back. Nothing is deleted: the scan and its undoing are both kept.`,
  sealed: msg`The swabs are counted by hand and the count must be that of the names. The sealed list is the tube's membership; whatever comes later is a claim that a person must settle.`,
  claim: msg`A device said something that the sealed list does not say. It is kept and shown, and it holds the result until a person has looked.`,
  'claim-settled': msg`A person has decided about the claim, with a reason. Only now may the result go out.`,
  void: msg`The tube was given up. Everybody in it is owed a new sample, and stands on a list until then.`,
  moved: msg`The tube got another label. All members move in one act, and the old code can never be used again.`,
  boxed: msg`The tube goes into a box with its seal. The site's account now holds one box more and some tubes fewer: custody is kept in double entry.`,
  offered: msg`The giver has signed with a count. Nobody has taken the box yet, and the clock of the hand-over runs.`,
  accepted: msg`The receiver has signed with an own count. Both counts are kept; where they differ somebody has to say why.`,
  'unknown-origin': msg`The laboratory has scanned a tube that no device has reported. It is not tested under anybody's name until its origin is found.`,
  received: msg`The laboratory has scanned the tubes and compared them with the list of the box.`,
  'difference-settled': msg`Somebody has explained why two counts differed.`,
  'origin-settled': msg`The origin of the tube is known now.`,
  plated: msg`The tube has a well on a plate. The control wells stand unsymmetrically, so a plate that is turned or shifted betrays itself.`,
  read: msg`The machine gives cycles, never an opinion. The server derives the call from them; a laboratory that calls otherwise stops its own plate.`,
  rejected: msg`The plate as a whole was not good. Its tubes wait for another one.`,
  released: msg`A second person has signed. The result of every member is read through the tube: one row for ten people, and no copy that could disagree.`,
  amended: msg`A released result is never overwritten. A new version stands above it, with two signatures and a reason.`,
  lost: msg`The tube is lost, and nobody is lost with it: each member is owed a new sample.`,
  recalled: msg`A reactive pool says nothing about any one of its members. All of them are held and called back, to be sampled alone, against the clock.`,
  resampled: msg`One of the members was sampled alone and has an own result.`,
  preliminary: msg`One person's own tube was reactive. That is preliminary, until a second kit says the same.`,
  confirmed: msg`A second kit says the same: now, and not before, it is a finding about a person.`,
  'not-confirmed': msg`The second kit does not say the same. Nobody is called positive.`,
  withdrawn: msg`The finding was withdrawn, with a reason that stays readable.`,
}

/** What the next step will be about, while the city is hurried towards it. */
export const waitStories: Readonly<Record<string, MessageDescriptor>> = {
  sealed: msg`The tube is open at its site and fills up.`,
  boxed: msg`The tube waits for its box.`,
  accepted: msg`The box waits for its courier.`,
  received: msg`The box is on the road.`,
  released: msg`The laboratory has the tube; a run takes about an hour and three quarters.`,
}
