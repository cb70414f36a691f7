/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.wssbackend.protocol;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.annotation.WssListener;
import io.github.wssbackend.annotation.WssRoute;

/**
 * The nodes that the original served while it was recorded, as they are written here.
 */
@WssRoute
class RecordedNodes {

	private volatile @Nullable Object x;

	private volatile @Nullable Object y;

	RecordedNodes() {
		reset();
	}

	/**
	 * Each session was recorded with a fresh process.
	 */
	final void reset() {
		this.x = 1;
		this.y = 2;
	}

	@WssRoute
	int add(int a, int b) {
		return a + b;
	}

	@WssRoute(inputs = true)
	int twice(int x) {
		return x * 2;
	}

	@WssRoute
	String name(Name name) {
		return name.first() + name.last();
	}

	@WssRoute
	CompletableFuture<Integer> later(int x) {
		return CompletableFuture.supplyAsync(() -> x * 2);
	}

	@WssRoute
	Value obj(@Nullable Object v) {
		return new Value(v);
	}

	@WssRoute(name = "multi", method = "get")
	String got() {
		return "got";
	}

	@WssRoute(name = "multi", method = "post")
	String posted(@Nullable String v) {
		return "posted " + v;
	}

	@WssRoute("nest.inner")
	int inner(int x) {
		return x + 1;
	}

	@WssRoute
	Holder holder() {
		return new Holder(this.x, this.y);
	}

	@WssRoute(name = "holder", method = "x")
	@Nullable Object holderX(@Nullable Object value) {
		this.x = (value != null) ? value : this.x;
		return this.x;
	}

	@WssRoute(name = "holder", method = "y")
	@Nullable Object holderY(@Nullable Object value) {
		this.y = (value != null) ? value : this.y;
		return this.y;
	}

	@WssRoute
	int parent(int x) {
		return x * 10;
	}

	@WssRoute("parent.child")
	@WssListener("parent")
	int child(int x) {
		return x + 1;
	}

	@WssRoute(remote = false)
	String secret() {
		return "s";
	}

	@WssRoute
	void nothing() {
	}

	@WssRoute
	@Nullable Object nul() {
		return null;
	}

	@WssRoute
	int boom() {
		throw new IllegalStateException("boom canary");
	}

	record Value(@Nullable Object v) {
	}

	record Holder(@Nullable Object x, @Nullable Object y) {
	}

	record Name(String first, String last) {
	}

}
