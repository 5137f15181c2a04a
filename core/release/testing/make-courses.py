#!/usr/bin/env python3
"""Makes courses.jsonl: courses of isolation with the release that the editions ask for.

Independent of core/: written from the table of domain-policy 2.1 and the rules of docs/release.md, in another language, by another
way. It walks hour by hour and asks of each hour whether the edition in force then still wants the person there; it has no stages laid
out beforehand, no transition and no code in common. Run once; the file it makes is kept:

    python3 core/release/testing/make-courses.py > core/release/testing/courses.jsonl
"""
import json
import random
from datetime import datetime, timedelta

H = timedelta(hours=1)
D = timedelta(days=1)
random.seed(20221111)

# From when an edition was in force (domain-policy 2), in the time of the city.
EDITIONS = [
    ('8', datetime(2021, 5, 11)),
    ('9', datetime(2022, 6, 27)),
    ('20', datetime(2022, 11, 11)),
    ('10', datetime(2022, 12, 7)),
    ('b2', datetime(2023, 1, 8)),
]
SITE, HOME, WATCH = 'centralized', 'home_isolation', 'home_monitoring'

# domain-policy 2.1, line by line: (places of the stage, its days, days of tests), and what the release asks of the tests.
# 'all' negative; 'last' the one of the last day; 'two' two swabs on the last day at a site; None where the table says nothing.
RULES = {
    ('close_contact', '8'): ([((SITE,), 14, [1, 4, 7, 14]), ((WATCH,), 7, [2, 7])], 'all', True),
    ('close_contact', '9'): ([((SITE,), 7, [1, 2, 3, 5, 7]), ((WATCH,), 3, [3])], 'all', False),
    ('close_contact', '20'): ([((SITE,), 5, [1, 2, 3, 5]), ((HOME,), 3, [1, 3])], 'all', False),
    ('close_contact', '10'): ([((HOME, SITE), 5, [5])], 'last', False),
    ('secondary_contact', '8'): ([((SITE,), 7, [1, 4, 7])], 'all', False),
    ('secondary_contact', '9'): ([((HOME,), 7, [1, 4, 7])], 'all', False),
    ('inbound', '8'): ([((SITE,), 14, []), ((WATCH,), 7, [])], None, False),
    ('inbound', '9'): ([((SITE,), 7, []), ((WATCH,), 3, [])], None, False),
    ('inbound', '20'): ([((SITE,), 5, []), ((HOME,), 3, [])], None, False),
    ('inbound', '10'): ([((SITE,), 5, []), ((HOME,), 3, [])], None, False),
    ('traveller_high', '8'): ([((SITE,), 14, [])], None, False),
    ('traveller_high', '9'): ([((SITE,), 7, [])], None, False),
    ('traveller_high', '20'): ([((HOME,), 7, [])], None, False),
    ('traveller_medium', '8'): ([((SITE,), 14, [])], None, False),
    ('traveller_medium', '9'): ([((HOME,), 7, [])], None, False),
    ('closed_loop_exit', '9'): ([((SITE, HOME), 7, [])], None, False),
    ('closed_loop_exit', '20'): ([((WATCH,), 5, [])], None, False),
    ('closed_loop_exit', '10'): ([((WATCH,), 5, [])], None, False),
}
# A result may take so long (domain-policy 1, the slowest of the guide's hours).
RESULT_HOURS = {'8': 24, '9': 24, '20': 24, '10': 24, 'b2': 24}
BEGINS = dict(EDITIONS)


def edition(moment, known):
    """The edition in force, as far as it had come into force by the moment that is asked about."""
    return [name for name, begins in EDITIONS if begins <= moment and begins <= known][-1]


def day_number(clock, moment):
    """Day 1 is the day of the clock in the city."""
    return (moment.date() - clock.date()).days + 1


def last_day_here(reason, name, place):
    """The number of the last day that an edition wants spent in a kind of place; 0 where it wants none."""
    if (reason, name) not in RULES:
        return 0
    passed, last = 0, 0
    for places, days, _ in RULES[reason, name][0]:
        passed += days
        if place in places:
            last = passed
    return last


def days_over(course, at):
    """Walks from the arrival, hour by hour, to the first at which the edition of that hour wants nobody there any more."""
    moment = course['arrived']
    while True:
        name = edition(moment, at)
        if day_number(course['clock'], moment) > last_day_here(course['reason'], name, course['place']):
            return moment
        moment = min(moment + H, moment.replace(minute=0) + H)


def whole_track(reason, name):
    return sum(days for _, days, _ in RULES.get((reason, name), ([], None, False))[0])


def tests_asked(course, leave, at):
    """Days of the tests of this place as (from, until), by the edition that counted when the days were over; none where a change ended it all."""
    before = edition(course['arrived'], at)
    name = before
    for other, begins in EDITIONS:
        if not (course['arrived'] < begins <= at) or leave < begins:
            continue
        if leave == begins and day_number(course['clock'], begins) > last_day_here(course['reason'], name, course['place']):
            break
        name = other
    reason = course['reason']
    if (reason, name) not in RULES:
        return [], None, False, name
    stages, asks, double = RULES[reason, name]
    # Who has done the whole of the new edition is released by its coming.
    if name != before and leave == BEGINS[name] and day_number(course['clock'], leave) > whole_track(reason, name):
        return [], None, False, name
    passed, found = 0, []
    for places, days, tests in stages:
        if course['place'] in places:
            found = [passed + day for day in tests]
            strict = course['place'] in (SITE, HOME)
        passed += days
    if not found or asks is None:
        return [], None, False, name
    midnight = datetime.combine(course['clock'].date(), datetime.min.time())
    spans = [(midnight + (day - 1) * D, midnight + day * D) for day in found]
    # The very first day begins with the clock itself.
    spans = [(max(begin, course['clock']), end) if n == 0 and found[0] == 1 else (begin, end) for n, (begin, end) in enumerate(spans)]
    if asks == 'last':
        spans = spans[-1:]
    return spans, asks, double and strict, name


def answered(span, course, at, need, hours):
    """When one test is done with: the moment, or None while only the person can."""
    begin, end = span
    known = [s for s in course['swabs'] if s['known'] is not None and s['known'] <= at and s['at'] <= at]
    single = [s for s in known if s['of'] == 'single' and s['at'] >= begin]
    if any(s['call'] == 'reactive' and s['at'] < end for s in single):
        return None
    taken = [s for s in course['swabs'] if begin <= s['at'] < end and s['at'] <= at]
    late = end
    for swab in taken:
        has_single = any(s['at'] == swab['at'] for s in single)
        if not has_single:
            late = max(late, swab['at'] + hours * H)
    negative = sorted((s for s in single if s['call'] == 'negative'), key=lambda s: s['at'])
    refused = [r for r in course['refused'] if begin <= r < end and r <= at]
    if len(negative) >= need:
        when = max(s['known'] for s in negative[:need])
        return when if refused else min(when, late)
    if refused and not any(s['at'] > refused[-1] for s in negative):
        return None
    return late


def index_answered(course, at, leave):
    index = course['index']
    done = sorted((s for s in index['swabs'] if s['known'] <= at and s['at'] <= at), key=lambda s: s['at'])[:2]
    if any(s['call'] == 'reactive' for s in done):
        return None
    if len(done) == 2:
        return min(max(s['known'] for s in done), leave)
    return leave


def expected(course, at):
    if course['index'] and course['index']['positive'] and course['index']['positive'] <= at:
        # If the contact turns positive, the secondary becomes a contact.
        course = dict(course, reason='close_contact', index=None)
    if course['reason'] == 'infected_mild':
        return ct_release(course, at)
    leave = days_over(course, at)
    spans, asks, double, name = tests_asked(course, leave, at)
    moments = [leave]
    for n, span in enumerate(spans):
        if span[1] <= course['arrived']:
            continue
        moments.append(answered(span, course, at, 1, RESULT_HOURS[name]))
        if double and n == len(spans) - 1:
            moments.append(answered(span, course, at, 2, RESULT_HOURS[name]))
    if course['index'] and asks:
        moments.append(index_answered(course, at, leave))
    due = None if None in moments else max(moments)
    return due, next_place(course, max(at, due or at), at, leave)


def next_place(course, moment, at, leave):
    name = edition(at, at)
    reason, place = course['reason'], course['place']
    number = day_number(course['clock'], moment)
    if (reason, name) not in RULES:
        return None
    passed, seen = 0, False
    stages = RULES[reason, name][0]
    here = [n for n, (places, _, _) in enumerate(stages) if place in places]
    for n, (places, days, _) in enumerate(stages):
        passed += days
        if here and n <= here[-1]:
            by_choice = n == here[-1] and places[0] != place
            if by_choice and day_number(course['clock'], at) <= passed:
                return places[0]
            continue
        if number <= passed:
            return places[0]
    return None


def ct_release(course, at):
    """The ten measures: home until Ct >= 35 twice, on days 6 and 7; before and after them no such track."""
    begin = datetime.combine(course['clock'].date(), datetime.min.time()) + 5 * D
    ended = BEGINS['b2'] if BEGINS['b2'] <= at and BEGINS['b2'] > course['arrived'] else None
    run = []
    due = None
    for swab in sorted(course['swabs'], key=lambda s: s['at']):
        if swab['at'] < begin or swab['known'] is None or swab['known'] > at or swab['at'] > at or swab['of'] != 'single':
            continue
        weak = swab['call'] == 'negative' if swab['ct'] is None else swab['ct'] >= 35
        if not weak:
            run = []
        elif swab['at'].date() not in [s['at'].date() for s in run]:
            run.append(swab)
        if len(run) == 2:
            due = max(s['known'] for s in run)
            break
    if ended:
        due = ended
    return due, None


def swab(at, hours, call='negative', of='single', ct=None):
    return {'at': at, 'known': None if hours is None else at + hours * H, 'of': of, 'call': call, 'ct': ct}


def some_swabs(clock, days, mood):
    """Swabs of some days, taken in the morning: on time, late, lost, missed, pooled or reactive."""
    swabs, refused = [], []
    midnight = datetime.combine(clock.date(), datetime.min.time())
    for day in days:
        at = midnight + (day - 1) * D + random.choice([9, 10, 14, 20]) * H
        if at < clock:
            at = clock + H
        kind = 'good' if mood == 'good' or random.random() < 0.7 else mood
        if kind == 'good':
            swabs.append(swab(at, random.choice([5, 8, 11])))
        elif kind == 'late':
            swabs.append(swab(at, random.choice([20, 30, 50])))
        elif kind == 'lost':
            swabs.append(swab(at, None))
        elif kind == 'pooled':
            swabs.append(swab(at, 8, of='pool'))
        elif kind == 'reactive':
            swabs.append(swab(at, 8, call='reactive', ct=random.choice([24.0, 31.5])))
        elif kind == 'refused':
            refused.append(at)
            if random.random() < 0.4:
                swabs.append(swab(at + random.choice([26, 50]) * H, 8))
    return swabs, refused


def swab_text(one):
    """Such as `2022-11-05T09:00 +8 single negative`, with the Ct behind it; `?` where no result ever came."""
    hours = '?' if one['known'] is None else f"+{(one['known'] - one['at']) // H}"
    ct = '' if one['ct'] is None else f" {one['ct']}"
    return f"{one['at']:%Y-%m-%dT%H:%M} {hours} {one['of']} {one['call']}{ct}"


def plain(value):
    if isinstance(value, datetime):
        return f'{value:%Y-%m-%dT%H:%M}'
    if isinstance(value, dict) and 'call' in value:
        return swab_text(value)
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, list) else value


MOODS = ['good', 'good', 'late', 'lost', 'missed', 'pooled', 'reactive', 'refused']


def main():
    courses = []

    def add(course, at):
        due, following = expected(course, at)
        courses.append(plain(dict(course, n=len(courses) + 1, asked=at, due=due, next=following)))

    pairs = sorted({reason for reason, _ in RULES})
    for border, begins in EDITIONS[1:]:
        old = EDITIONS[[name for name, _ in EDITIONS].index(border) - 1][0]
        for reason in pairs:
            if (reason, old) not in RULES:
                continue
            stages = RULES[reason, old][0]
            total = sum(days for _, days, _ in stages)
            for back in range(0, total + 2, 2 if total > 10 else 1):
                clock = begins - back * D + random.choice([1, 7, 10, 15, 22]) * H + random.choice([0, 30]) * timedelta(minutes=1)
                arrived = clock + random.choice([2, 9, 20, 30]) * H
                passed, place = 0, stages[0][0][0]
                for places, days, _ in stages:
                    if passed and day_number(clock, begins) > passed + 1 and random.random() < 0.5:
                        place = places[0]
                        arrived = datetime.combine(clock.date(), datetime.min.time()) + passed * D + 9 * H
                    passed += days
                if arrived >= begins:
                    arrived = begins - 2 * H
                if arrived < clock:
                    continue
                mood = random.choice(MOODS)
                swabs, refused = some_swabs(clock, range(1, total + 1), mood)
                index = None
                if reason == 'secondary_contact':
                    positive = begins - random.randrange(1, 4) * D if random.random() < 0.25 else None
                    index = {
                        'swabs': [swab(clock + n * D, 8, call='reactive' if positive and n == 2 else 'negative') for n in range(1, random.choice([2, 3, 4]))],
                        'positive': positive,
                    }
                course = {'reason': reason, 'place': place, 'clock': clock, 'arrived': arrived, 'swabs': swabs, 'refused': refused, 'index': index}
                for at in (begins - timedelta(minutes=1), begins, begins + random.choice([20, 33, 57]) * H):
                    if at >= arrived:
                        add(course, at)
    for name, begins in EDITIONS[:-1]:
        for reason in pairs:
            if (reason, name) not in RULES:
                continue
            for _ in range(6):
                stages = RULES[reason, name][0]
                clock = begins + 3 * D + random.randrange(0, 48) * H
                arrived = clock + random.choice([1, 12, 40, 60]) * H
                total = sum(days for _, days, _ in stages)
                swabs, refused = some_swabs(clock, range(1, total + 1), random.choice(MOODS))
                course = {'reason': reason, 'place': stages[0][0][0], 'clock': clock, 'arrived': arrived, 'swabs': swabs, 'refused': refused, 'index': None}
                if reason == 'secondary_contact':
                    course['index'] = {'swabs': [swab(clock + D, 8), swab(clock + 3 * D, 8)], 'positive': None}
                add(course, arrived + random.randrange(1, 24 * total) * H)
    for back in range(12):
        clock = BEGINS['b2'] - random.randrange(6, 14) * D + random.randrange(0, 24) * H
        days = [5, 6, 7, 8, 9]
        swabs = [
            swab(datetime.combine(clock.date(), datetime.min.time()) + (day - 1) * D + 9 * H, random.choice([6, 10]), call='reactive', ct=random.choice([29.0, 34.9, 35.0, 36.5, 38.0]))
            for day in days
        ]
        course = {'reason': 'infected_mild', 'place': HOME, 'clock': clock, 'arrived': clock + 3 * H, 'swabs': swabs, 'refused': [], 'index': None}
        for at in (clock + 6 * D + 20 * H, clock + 8 * D + 20 * H, clock + 11 * D):
            add(course, at)
    for one in courses:
        print(json.dumps(one, ensure_ascii=False, separators=(',', ':')))


main()
