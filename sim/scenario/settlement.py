"""How a platform pays: when, less which fees, in which tier, and what it locks up (M1 to M20)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from .bank import Country
from .lane import WEEKDAYS, Weekday
from .part import Days, Money, Name, NonNegative, Part, Share, UnitMoney, Units, rising


class Change(Part):
    """From a date on, other terms; what is left out stays as it was (M3, M10)."""

    from_: dt.date = Field(alias="from", description="the first day whose parcels they hold for")
    tier: Name | None = Field(None, description="whose payout_after_days it is")
    payout_after_days: Days | None = None
    """Days from delivery to payout; with tiers, those of the tier."""
    commission: Share | None = None
    """Share of the price that the platform keeps."""
    fee_per_unit: UnitMoney | None = None
    """Money that the platform keeps of each unit."""
    reserve_share: Share | None = None
    """Of a sale after fees, held back for reserve_days."""

    @property
    def terms(self) -> dict[str, Any]:
        """The terms that it names, but for those of a tier."""
        tiers_own = {"payout_after_days"} if self.tier else set()
        return self.model_dump(exclude_none=True, exclude={"from_", "tier"} | tiers_own)


class Tier(Part):
    """A payout tier, and what a shop must show to be in it (M12 to M14)."""

    name: Name
    """Which start_tier and changes name."""
    payout_after_days: Days = Field(description="days from delivery to payout")
    shipped_orders: Units = Field(0, description="orders shipped in the look-back, at least")
    score: Annotated[float, Field(strict=True, ge=0, le=5)] = Field(
        0.0, description="of the shop, at least"
    )

    @property
    def open_to_all(self) -> bool:
        """Whether it takes nothing."""
        return not (self.shipped_orders or self.score)


class Review(Part):
    """The look-back of the review on the first day of each month (M13)."""

    from_days_ago: Annotated[int, Field(strict=True, ge=1, le=365)] = 45
    """Days before the review on which the look-back begins."""
    until_days_ago: Days = Field(15, description="later parcels do not count yet")
    orders_per_day_before: NonNegative = Field(
        0.0, description="shipped before the first day of the scenario"
    )

    @model_validator(mode="after")
    def _looks_back_over_some_days(self) -> Self:
        if self.until_days_ago >= self.from_days_ago:
            raise ValueError("from_days_ago must lie before until_days_ago")
        return self


class Deposit(Part):
    """Cash that the platform locks up; it stays the seller's (M3, M20)."""

    amount: Money
    """Money that the platform locks up."""
    due_on: dt.date | None = Field(
        None,
        description="none: the first day, or only when after_orders are shipped; before the first "
        "day: it was paid then, and is not paid again",
    )
    after_orders: Annotated[int, Field(strict=True, ge=1, le=10_000_000)] | None = Field(
        None, description="a trial without a deposit ends with so many orders, if not before"
    )
    back_on: dt.date | None = Field(None, description="none: not within the scenario")

    @model_validator(mode="after")
    def _comes_back_after_it_was_paid(self) -> Self:
        if self.due_on and self.back_on and self.back_on <= self.due_on:
            raise ValueError("back_on must lie after due_on")
        return self


class Settlement(Part):
    """When and how much of a sale arrives (M1, M10 to M12)."""

    delivery_days: Days = 0
    """From a parcel's departure to its delivery."""
    payout_after_days: Days = Field(0, description="days from delivery to payout")
    payout_every_days: Annotated[int, Field(strict=True, ge=1, le=90)] = Field(
        1,
        description="what is delivered in a cycle of so many days, counted from the first day of "
        "the scenario, is released together, payout_after_days after the last day of the cycle",
    )
    payout_every: Literal["week", "month"] | None = Field(
        None,
        description="in place of payout_every_days: the cycle is a calendar week, from Monday to "
        "Sunday, or a calendar month",
    )
    payout_weekdays: tuple[Weekday, ...] = Field(
        (), description="the platform pays on these days; none, and no payout_month_days: daily"
    )
    payout_month_days: tuple[Annotated[int, Field(strict=True, ge=1, le=31)], ...] = Field(
        (),
        description="the platform pays on these days of the month, too; a day that a month lacks "
        "is its last one, so 31 is the last day of every month",
    )
    minimum_payout: Money = Field(
        0.0, description="a platform balance below it waits for the next payout day"
    )
    transfer_days: Days = Field(
        0,
        description="bank days from the platform's payout to the bank; with 0 the money is there "
        "on the day of the payout, also at weekends",
    )
    bank_weekend: tuple[Weekday, ...] = Field(
        ("saturday", "sunday"), description="weekdays on which banks transfer nothing"
    )
    bank_holidays: tuple[dt.date, ...] = Field(
        (), description="dates on which banks transfer nothing, too"
    )
    bank_holidays_of: Country | None = Field(
        None,
        description="a country's two-letter code, such as SG: its public holidays, as the library "
        "`holidays` knows them, are bank_holidays, too",
    )
    withdrawal_share: Share = Field(0.0, description="cost of a transfer, with the exchange")
    commission: Share = Field(0.0, description="all fees that are a share of the price")
    fee_per_unit: UnitMoney = 0.0
    """Money that the platform keeps of each unit."""
    commission_kept_on_refund: Share = 0.0
    """Share of the commission that a refund does not give back."""
    commission_kept_at_most: UnitMoney | None = Field(
        None, description="a unit; the cap of a refund administration fee"
    )
    reserve_share: Share = Field(
        0.0, description="of a sale after fees, which the platform holds back for reserve_days"
    )
    reserve_days: Days = Field(0, description="until the reserve is released, from reserve_from on")
    reserve_from: Literal["delivery", "payout"] = Field(
        "delivery",
        description="from the day of delivery on, or from the payout day of the rest of the sale",
    )
    ads_from_balance: Annotated[bool, Field(strict=True)] = Field(
        False,
        description="true: the shop's ads are taken out of its platform balance, at most what the "
        "platform holds for it, released or not; false: the bank, ad_wallet or ad_credit pays them",
    )
    changes: tuple[Change, ...] = ()
    """Other terms from their dates on."""
    tiers: tuple[Tier, ...] = Field(
        (), alias="tier", description="best first: a shop gets the first whose terms it meets"
    )
    start_tier: Name | None = Field(None, description="until the first review")
    review: Review = Review()
    """Which parcels decide about the tier."""
    deposit: Deposit | None = None
    """Cash that the platform locks up; none: nothing."""

    _dates_rise = rising("changes", "from_", "the dates of changes must rise", strictly=False)

    @model_validator(mode="after")
    def _cycles_and_banks_fit(self) -> Self:
        if self.payout_every and "payout_every_days" in self.model_fields_set:
            raise ValueError("payout_every stands in place of payout_every_days")
        banks = {"bank_weekend", "bank_holidays", "bank_holidays_of"} & self.model_fields_set
        if banks and not self.transfer_days:
            raise ValueError(f"{min(banks)} decides nothing without transfer_days")
        if len(set(self.bank_weekend)) == len(WEEKDAYS):
            raise ValueError("bank_weekend leaves no bank day")
        return self

    @model_validator(mode="after")
    def _tiers_fit(self) -> Self:
        if self.tiers and any(c.payout_after_days is not None and not c.tier for c in self.changes):
            raise ValueError("a change of payout_after_days must say of which tier")
        names = [tier.name for tier in self.tiers]
        for name in {self.start_tier, *(change.tier for change in self.changes)} - {None}:
            if name not in names:
                raise ValueError(f'no tier is named "{name}"')
        if not names:
            return self
        if len(set(names)) < len(names):
            raise ValueError("two tiers have the same name")
        if not self.tiers[-1].open_to_all:
            raise ValueError(f'the last tier, "{names[-1]}", must take nothing: all others fall in')
        if self.start_tier is None:
            raise ValueError("start_tier must name the tier of the first day")
        if "payout_after_days" in self.model_fields_set:
            raise ValueError("with tiers, payout_after_days is a key of each tier")
        return self

    def on(self, date: dt.date) -> Settlement:
        """Return the terms in force on a date."""
        terms: dict[str, Any] = {}
        for change in self.changes:
            terms |= change.terms if change.from_ <= date else {}
        return self.model_copy(update=terms) if terms else self

    def payout_days(self, date: dt.date) -> tuple[int, ...]:
        """Return the days from delivery to payout on a date, of each tier, or the one for all."""
        days = {tier.name: tier.payout_after_days for tier in self.tiers}
        for change in self.changes:
            if change.from_ <= date and change.tier and change.payout_after_days is not None:
                days[change.tier] = change.payout_after_days
        return tuple(days.values()) or (self.on(date).payout_after_days,)
