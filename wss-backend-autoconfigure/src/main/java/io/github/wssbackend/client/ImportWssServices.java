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

package io.github.wssbackend.client;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;

/**
 * Makes a bean for each of some interfaces whose methods bear {@code @WssRoute}: a proxy
 * that calls their routes over a configured client, as {@link WssServiceProxyFactory}
 * says. It stands on configuration classes and may be repeated.
 *
 * <p>
 * Such a bean is injected by its type. Where several clients have a proxy of one type,
 * {@code @Qualifier} with the name of the client tells them apart. Making the bean opens
 * nothing: each call looks the client up, and the first one begins to open a client that
 * is {@code auto-open: false}. A client that is not configured and an interface that
 * cannot be called stop the start.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Repeatable(ImportWssServices.Container.class)
@Import(WssServiceRegistrar.class)
public @interface ImportWssServices {

	/**
	 * The client that the proxies call over.
	 * @return its name under {@code wss.clients}
	 */
	String client();

	/**
	 * Alias of {@link #types()}.
	 * @return the interfaces
	 */
	@AliasFor("types")
	Class<?>[] value() default {};

	/**
	 * The interfaces.
	 * @return the interfaces
	 */
	@AliasFor("value")
	Class<?>[] types() default {};

	/**
	 * Packages in and below which interfaces with {@code @WssRoute} methods, their own or
	 * inherited ones, are found. Where neither types nor packages are given, that of the
	 * class which bears this annotation.
	 * @return names of packages
	 */
	String[] basePackages() default {};

	/**
	 * Classes whose packages are looked through as {@link #basePackages()}.
	 * @return the classes
	 */
	Class<?>[] basePackageClasses() default {};

	/**
	 * Holds several of these annotations.
	 *
	 * @since 0.1.0
	 */
	@Target(ElementType.TYPE)
	@Retention(RetentionPolicy.RUNTIME)
	@Documented
	@Import(WssServiceRegistrar.class)
	@interface Container {

		/**
		 * The annotations.
		 * @return the annotations
		 */
		ImportWssServices[] value();

	}

}
