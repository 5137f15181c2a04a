import { get, post, type Route } from '../http/route.ts'
import { askCoPresence } from './ask-co-presence.ts'
import { assignContacts } from './assign-contacts.ts'
import { coPresenceList } from './co-presence-list.ts'
import { contactCounts } from './contact-counts.ts'
import { contactList } from './contact-list.ts'
import { contactLists } from './contact-lists.ts'
import { correctContact } from './correct-contact.ts'
import { decideContacts } from './decide-contacts.ts'
import { draftContactList } from './draft-contact-list.ts'
import { draftLookBack } from './draft-look-back.ts'
import { drawLookBack } from './draw-look-back.ts'
import { dropContact } from './drop-contact.ts'
import { identifyContact } from './identify-contact.ts'
import { informContacts, locateContacts } from './look-after.ts'
import { lookBackList } from './look-back-list.ts'
import { nameCompanions } from './name-companions.ts'
import { nameContacts } from './name-contacts.ts'
import { nameHousehold } from './name-household.ts'
import { readAgain } from './read-again.ts'
import { recordVisits } from './record-visits.ts'
import { sharedExposures } from './shared-exposures.ts'
import { showCoPresence } from './show-co-presence.ts'
import { showContact } from './show-contact.ts'
import { showLookBack } from './show-look-back.ts'

export const contactRoutes: Route[] = [
  post('/api/v1/cases/:case/contacts', nameContacts, 'desk'),
  post('/api/v1/cases/:case/contacts/from-items', nameCompanions, 'desk'),
  post('/api/v1/cases/:case/contacts/from-household', nameHousehold, 'desk'),
  post('/api/v1/cases/:case/contacts/draft-list', draftContactList, 'desk'),
  get('/api/v1/cases/:case/contact-lists', contactLists, 'desk'),
  get('/api/v1/cases/:case/shared-exposures', sharedExposures, 'desk'),
  post('/api/v1/contacts/decide', decideContacts, 'desk'),
  post('/api/v1/contacts/locate', locateContacts, 'desk'),
  post('/api/v1/contacts/inform', informContacts, 'desk'),
  post('/api/v1/contacts/assign', assignContacts, 'desk'),
  get('/api/v1/contacts', contactList, 'desk'),
  get('/api/v1/contact-counts', contactCounts, 'desk'),
  post('/api/v1/contacts/:contact/identify', identifyContact, 'desk'),
  post('/api/v1/contacts/:contact/correct', correctContact, 'desk'),
  post('/api/v1/contacts/:contact/drop', dropContact, 'desk'),
  get('/api/v1/contacts/:contact', showContact, 'desk'),
  post('/api/v1/venue-visits', recordVisits, 'desk'),
  post('/api/v1/cases/:case/co-presence', askCoPresence, 'desk'),
  get('/api/v1/co-presence', coPresenceList, 'desk'),
  get('/api/v1/co-presence/:search', showCoPresence, 'desk'),
  post('/api/v1/look-backs', drawLookBack, 'desk'),
  get('/api/v1/look-backs', lookBackList, 'desk'),
  get('/api/v1/look-backs/:lookBack', showLookBack, 'desk'),
  post('/api/v1/look-backs/:lookBack/read', readAgain, 'desk'),
  post('/api/v1/look-backs/:lookBack/draft', draftLookBack, 'desk'),
]
