"""Frameworks and their items, vocabularies and their terms, review forums and their sessions."""

from typing import Any, ClassVar

from django.db import models

Json = models.JSONField[dict[str, Any], dict[str, Any]]


class Framework(models.Model):
    """A set of items that actions align with: the objectives of the GCM, the Goals, the Call's priorities."""

    code = models.SlugField(max_length=40, unique=True)
    family = models.CharField(max_length=20)
    order = models.PositiveSmallIntegerField(default=0)
    names: Json = models.JSONField(default=dict)
    descriptions: Json = models.JSONField(default=dict)
    source = models.TextField(blank=True)
    official_page = models.URLField(blank=True)

    class Meta:
        ordering = ("order", "code")

    def __str__(self) -> str:
        return self.code


class Item(models.Model):
    """One objective, principle, area, goal, target or priority.

    `official` says, per language, whether the title is the official wording; `confirmed` holds, per language, who
    said so at the desk and when: loading content never undoes that.
    """

    code = models.CharField(max_length=20, unique=True)
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="items")
    parent = models.CharField(max_length=20, blank=True)
    number = models.CharField(max_length=20)
    order = models.PositiveSmallIntegerField(default=0)
    titles: Json = models.JSONField(default=dict)
    shorts: Json = models.JSONField(default=dict)
    descriptions: Json = models.JSONField(default=dict)
    official: Json = models.JSONField(default=dict)
    sources: Json = models.JSONField(default=dict)
    confirmed: Json = models.JSONField(default=dict)
    facts: Json = models.JSONField(default=dict)

    class Meta:
        ordering = ("framework__order", "order")

    def __str__(self) -> str:
        return self.code


class Term(models.Model):
    """One word of a controlled vocabulary: a population, a theme, a kind of support."""

    vocabulary = models.SlugField(max_length=40)
    code = models.CharField(max_length=60)
    order = models.PositiveSmallIntegerField(default=0)
    broader = models.CharField(max_length=60, blank=True)
    labels: Json = models.JSONField(default=dict)
    helps: Json = models.JSONField(default=dict)
    facts: Json = models.JSONField(default=dict)

    class Meta:
        ordering = ("vocabulary", "order")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["vocabulary", "code"], name="one_term_per_code")
        ]

    def __str__(self) -> str:
        return f"{self.vocabulary}/{self.code}"


class ReviewForum(models.Model):
    """A process that reviews what was promised: IMRF, GRF, GFMD, HLPF."""

    code = models.SlugField(max_length=40, unique=True)
    names: Json = models.JSONField(default=dict)
    shorts: Json = models.JSONField(default=dict)
    descriptions: Json = models.JSONField(default=dict)
    facts: Json = models.JSONField(default=dict)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.code


class ForumSession(models.Model):
    """One meeting of a review forum, with its dates and how sure they are."""

    forum = models.ForeignKey(ReviewForum, on_delete=models.CASCADE, related_name="sessions")
    code = models.SlugField(max_length=60, unique=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    titles: Json = models.JSONField(default=dict)
    facts: Json = models.JSONField(default=dict)

    class Meta:
        ordering = ("starts_on", "code")

    def __str__(self) -> str:
        return self.code
