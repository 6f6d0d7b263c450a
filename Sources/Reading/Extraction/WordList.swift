/// The names of the small word lists that rules ask for at, before or within a place: particles, prepositions, signs.
///
/// The words are data: `lexicons/<language>/words.tsv` for texts of that language, `lexicons/words.tsv` for all. A list may
/// have words in several languages (`.saying`); a text is asked with those of its own and those for all. What tells what
/// a number is about is no such list but a cue (`cues.tsv`, `Cue`).
///
///     scene.starts(.saying, at: end)          a word of the list begins at a place
///     scene.ends(.objectAfter, at: start)     one ends right before it, within the sentence
///     scene.contains(.each, in: part)         one stands anywhere in a part
///     isWord(index, .come)                    an English token is one, without regard to case
///
/// A new list is a case here and a line in the lexicon; a project test holds the two together.
enum WordList: UInt16, CaseIterable, Sendable {
  case each, respectively, byHowMuch, amountParticle, amountQualifier, origin, clauseMark, yardstick,
    comparison, alike, deadline, yearsTo, sign, below, peak, comparativeAhead, comparativeDownAhead,
    comparative, comparativeDown, lossOrGrowth, loss, finiteChange, levelPreposition, changeLink,
    changeQualifier, changeUnit, changeParticle, clauseOfOldFigure, timeWord, eventAhead, eventPreposition,
    decadeLink, yearNoun, currentWord, quarterNoun, halfNoun, wholePeriod, periodAttribute,
    targetPreposition, investeePreposition, come, guidance, afterDoing, owner, legalForm, office,
    droppedForm, investmentNoun, formerAttribute, dealNoun, need, pledgesNoun, timePreposition,
    formerPreposition, put, cost, needNow, plan, comesFrom, goalPreposition, goOrFlow, actorPreposition,
    byAt, companyNoun, moreLess, settle, wentOn, eachBoth, thatThose, partPreposition, noSubject, indexNoun,
    revenuePreposition, plainAttribute, expects, measurePreposition, otherTime, lengthPreposition, inAhead,
    inCalendar, comparedPreposition, countryActs, afterCompany, openBracket, boundThing, topicParticle,
    purposeParticle, otherPurpose, wholeOf, labelParticle, already, relativeAhead, amountOf, renminbi,
    builtWith, theRest, formerFigure, formerGoesOn, inflection, closeBracket, upArrow, downArrow, anySign, upSign,
    downSign, triangle, since, sinceAttached, rangeMark, uncounted, companyForm, notAfterForm, bulletOrDash,
    bullet, noAttribute, purchase, takeover, giver, leaderIs, leaderNoun, growsOn, ownParticle, violentMove,
    attributeEnding, noAttributeEnding, verbAttributeEnding, moveAttribute, growthVerb, level, priceVerb,
    businessVerb, proportion, ofValue, does, cumulative, recurring, also, thisQuarter, thisYear, noLength,
    issuer, sourceParticle, topicMark, relativeEnding, subjectParticle, paragraphLabel, labelMark, listMark,
    preposition, pays, objectAfter, concerning, listEnd, toward, targetPrice, sharedName, unitLabel,
    companyColumn, dash, placeParticle, givesMoney, pay, companySuffix, abbreviation, formAbbreviation,
    monthAbbreviation, sameSpan, boundVerb, lookFor, guesser, knock, gainNoun, division, moneyAgain, eventBehind,
    theReport, legalTail, sees, told, moreOrLess, afterOrBy, takingShare, planned, closedDeal, organic, portion,
    stateNoun,
    planWord, resolve, saying, quoting, noPredicate, purchasePurpose, goodsBought,
    partnership, guess, roughly, soldOn, adverbialTopic, province, noTown, townLetter, nounEnding,
    timeColumn, reason, partOfBusiness, actsNext, replaced, withWhom, stakeGain, sameStretch, stretchAhead,
    stretchBehind, stretchSince, noStretch, weekAhead, monthAhead, weekday, monthEnd, rangeSign, ago, firstOf,
    withheld, sumNoun, putsIn, openQuote, closeQuote, priceLabel, soldTo, vowsBetween, namesEnding, topicOfPart,
    wholeCompany, widens, rangeNoun, roundTalk, commonEnding, getsStake, yearGoesOn, sumOf, wrapUp, notSameStretch,
    lengthOfMove, figuresNoun, stretchEnd, lengthAttribute, compareMonth, remains, against, attributeVerb, rateUp,
    rateDown, rateParticle, lowPoint, earlierFigure, ofWhom, additional, calendarNoun, timeAhead, lengthOf, sinceWord,
    undisclosed, priceNoun, takesRound, didDeal, takenOver, asset, thatWhich, sends, throughMonth, salesVerb,
    nounBefore, growthRate, noPartEnding, guesses, againIt, partRevenue, received, takesPart, buyerParticle,
    consideration, relativeNoun, ownedCompany, subIndex, subIndexNoun, mergedForm, bankWord, superlative, endedYear,
    differsFrom, wastedOn, carriedFigure, boughtBehind, agentBehind, officer, predicateEnd, predicateAhead,
    afterKnown, placeEnding, listing, noShortName, openingWord, firmNoun, joint, theLatter, describer, objectVerb,
    actsOn, tradeGoesOn, investeeLink, roundGiver, giverAgent, putsInRound, thatShare, outdone, isWhat, modalEnd,
    placeName, townOffice, townEnd, noTownEnd, otherTrade, partHead, putsShare, verbNext, otherThanIts, listLink,
    spendVerb, beforeShare, periodicExpense, wholeSum, partOfBefore, ownerNoun, yearlyFigure, ofOther, sumAhead,
    season, yearBefore, bareTime, lender, borrows, bystander, offers, yearWrap, partOfYear, noSpanEvent, measureNoun,
    placeOf, paysFor, townPart, ownedThing, attributeTail, highestSince, takesIn, threshold, shareOf, expectation,
    odds, manyOf, authority, boundOf, givesCapital, partMark, holderNoun, powerOfTen, dayOfMove,
    paidOff, looseDeal, looseStake, spentOn, getsMoney, valueNoun, otherYear, timeName, timeBehind, mobilises, gives,
    deniedStart, usesMoney, proceeds, broadIndexWord, administrationNoun, genericCompany, besideName, clauseHead,
    aheadOfSubject, listComma, theFormer, agentAhead, handsOver, modalAhead, capitalFirm, noCapitalFirm, noSpender,
    nominalSpending, durables, payingWith, givesFrom, mediaEnding, passiveAhead, afterAmount, latinNoName,
    compoundVerb, subordinate, ofWhat, resultOfSale, copula, raisesStake, ownYearFigure, attracted, labelDash,
    dateBehind, wonOrder, newsAhead, caseParticle, researchTo, givesShare, asOfThen, notPrice, causeAhead,
    plainOpening, consumes, saysSubject, noSpending, priceWord, includes, jointActors, worksEnding, madeThen, vowedThen,
    moveNoun,
    topicOfMove, converted, goesWithOver, nation, noNationName, surname, corporateTitle, tradeEnding, verbEnding,
    reportNoun, soldThing, whenBought, exportNoun, commonCapitals, townName, basedTail, articleWord,
    placePreposition, companyOffice, tradeOpening, fundTail, kanaName, plainStem, placeLetter, noNameHead,
    countryName, calledAhead, listedThere, researchHouse, commonNoun, verbWordEnding, jobTitle, notThis,
    correctFigure, echoQuestion, priceMove, unnamedFirm, oneOf, promisedTo, fundedBy, raisesCapital, ofGoods,
    builtThen, neither, businessTalk, promiser, firstPerson, introducesItself, byParts, rankNoun, doingStem,
    doingEnding, puttingIn, ownerParticle, sourceParticles, priceAhead, wonUnit, tradeLetter, nameOpening,
    shortNameLabel, genericForm, stockWord, nameLetter, worksNoun, locativeEnd, numeralHead, verbTail, calledHence,
    issuerLabel, revenueColumn, latinForm, segmentColumn, wholeRow, joinsName, kanaEnding, tradeForm, companyHead,
    periodLetters, itself, saysOther, changeColumn, quarterAgo, behindNarrator, demonymEnding, countryEnding, honorific,
    nameParticle, setsBack,
    countedPlace, figureWord, giverParticle, heightNoun, heightMeasure, paidIn, cashNoun, expenseAs, expenseNoun,
    buyerNoun, costLabel, orders, placesOrder, fleetNoun, signLink, salesPart, paceNoun, indexAhead, noIndex,
    labelLink, joinedName, allRounds, didAsMuch, byDivision, commodityNoun,
    purchaser, onlyWhy, keptWord, preyNoun, inFor, redress, onAccountOf, forecastBefore, planSpan, releaseHead, onlyPart
}
